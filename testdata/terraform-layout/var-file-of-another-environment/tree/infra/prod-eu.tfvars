env = "prod-eu"
