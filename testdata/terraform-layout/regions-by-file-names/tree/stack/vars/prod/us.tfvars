env  = "prod-us"
size = "us"
