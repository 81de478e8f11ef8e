size = "2"
