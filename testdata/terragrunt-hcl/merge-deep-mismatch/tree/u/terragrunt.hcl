include "root" {
  path           = "../root.hcl"
  merge_strategy = "deep"
}

inputs = {
  zones = ["b"]
}
