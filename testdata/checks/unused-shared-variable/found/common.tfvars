stage = "dev"
ownre = "web"
cost  = "12"
team  = "a"
