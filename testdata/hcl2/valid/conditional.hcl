a = x ? 1 : 2
b = a ? b ? 1 : 2 : 3
c = a ? 1 : b ? 2 : 3
d = (x
  ? y
  : z)
