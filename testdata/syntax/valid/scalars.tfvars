string = "x"
whole = 12
negative = -7
fraction = 1.5
exponent = 2.5E-3
yes = true
no = false
