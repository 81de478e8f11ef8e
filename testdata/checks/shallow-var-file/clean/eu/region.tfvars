days = 90
