env  = "dev-us"
size = "us"
