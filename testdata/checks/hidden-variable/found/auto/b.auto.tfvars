kind  = "a"
level = 2
