port = 81
