tags = { b = 2 }
