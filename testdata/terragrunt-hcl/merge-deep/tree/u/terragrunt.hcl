include "root" {
  path           = "../root.hcl"
  merge_strategy = "deep"
}

inputs = {
  tags  = { owner = "unit" }
  zones = ["b", "a"]
  size  = 0
  none  = null
}
