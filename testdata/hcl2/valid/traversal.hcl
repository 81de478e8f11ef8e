a = x.y.z
b = x[0]["k"][y][z.w]
c = f(x).y
d = (x).y
e = [1, 2][0]
f = {a = 1}.a
g = "abc"[0]
