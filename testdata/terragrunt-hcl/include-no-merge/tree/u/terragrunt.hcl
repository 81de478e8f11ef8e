include "a" {
  path           = "../a.hcl"
  expose         = true
  merge_strategy = "no_merge"
}

inputs = {
  seen = include.a.inputs.hidden
}
