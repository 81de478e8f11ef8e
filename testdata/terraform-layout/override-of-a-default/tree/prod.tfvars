size = "large"
env  = "prod"
