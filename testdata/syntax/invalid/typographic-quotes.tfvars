stage = “prod”
