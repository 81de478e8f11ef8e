size = 9
extra = true
