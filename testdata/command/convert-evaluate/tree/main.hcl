a = 1
b = "${a}-${upper("x")}"
c = [for i in range(3) : i * 2]
d = timestamp()
