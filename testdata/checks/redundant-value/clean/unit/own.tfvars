stage = "prod"
name = "a"
