env  = "dev-eu"
size = "eu"
