stage = "prod"
