size = "l"
