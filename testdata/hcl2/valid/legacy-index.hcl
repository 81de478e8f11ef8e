a = x.0.b
b = x.0[1]
c = x.1e2
d = x.*.0
