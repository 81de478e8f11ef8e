a = [for x y : x]
b = [for x in y => x]
c = [for x in y : x => 1]
d = {for x in y : x}
e = [for x in y : x...]
f = [for 1 in y : x]
g = [for x in y : x z]
h = 1
