name = "d"
