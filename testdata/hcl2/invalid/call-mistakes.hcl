a = f(1 2)
b = f(,)
c = f(x..., y)
d = a::b
e = a::(1)
