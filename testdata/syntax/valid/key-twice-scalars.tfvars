a = 1
a = 2
b = "x"
b = "y"
c = true
c = false
d = 1.5
d = 2.5
