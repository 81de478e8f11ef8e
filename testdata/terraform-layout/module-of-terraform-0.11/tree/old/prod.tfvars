count = "2"
