include "root" {
  path = "../root.hcl"
}

inputs = {
  a = include.root.locals.a
}
