include "a" {
  path = "../a.hcl"
}

include "b" {
  path = "../b.hcl"
}

inputs = {
  x = "unit"
}
