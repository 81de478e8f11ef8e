zone = "dev"
