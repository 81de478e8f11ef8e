a =
b = x
