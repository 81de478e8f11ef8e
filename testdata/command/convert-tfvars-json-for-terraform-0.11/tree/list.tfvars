flags = [true, false]
name  = "x"
