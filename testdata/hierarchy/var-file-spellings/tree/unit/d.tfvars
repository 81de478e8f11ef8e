d = "d"
