größe = 1
名前 = 2
_ = 3
null = 4
for = b-1
in = b - 1
