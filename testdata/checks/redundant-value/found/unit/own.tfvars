stage = "dev"
name = "a"
