stage = "dev"
ownre = "web"
