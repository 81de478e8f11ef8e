env  = "prod-eu"
size = "eu"
