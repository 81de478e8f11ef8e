a = x[*]
b = x[*].a[0].b
c = x.*.a.b[0]
d = x[*].y[*].z
