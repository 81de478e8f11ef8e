subnets [
  "a",
  "b",
]
ok = 1
