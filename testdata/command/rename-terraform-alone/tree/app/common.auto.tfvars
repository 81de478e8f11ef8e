size = 7
