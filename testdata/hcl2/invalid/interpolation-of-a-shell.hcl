a = "${HOME:-x}"
b = "${x"
c = "${"
d = "${a b}"
e = 1
