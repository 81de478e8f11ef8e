a =
b = [1 2]
c {
  d = "x
  e = 1 +
}
f = 2
g g
