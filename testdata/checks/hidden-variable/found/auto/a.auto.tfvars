size  = 2
level = 1
