a = "x" "y"
b = 1 2
c = true false
