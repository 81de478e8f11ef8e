size = "m"
env  = "dev"
