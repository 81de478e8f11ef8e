empty = []
commas = [1,,2,]
leading = [,1]
lines = [
  "a",
  "b", # last
]
nested = [[1] [2], []]
objects = [{ a = 1 }, { b = 2 }]
mixed = [1, "x", true, 1.5]
