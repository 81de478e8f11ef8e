a = 1
a = "x"
b = [1]
b = 2
c {}
c = 1
d = true
d = 1
