account = "1"
