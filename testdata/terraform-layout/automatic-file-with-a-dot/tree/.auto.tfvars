size = "m"
