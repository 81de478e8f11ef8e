name = "v"
