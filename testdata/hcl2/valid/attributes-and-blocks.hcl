a = 1
b-c_d = "x"

block {
}
block "label" other {
  a = 1
  nested {}
}
one { line = true }
empty {}
