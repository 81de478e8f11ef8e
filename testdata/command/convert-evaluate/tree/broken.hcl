a = 1 + "x"
b = "${a}!"
c = upper(d)
e = f
f = e
