# What root.hcl does not give is a consequence of its error.
include "root" {
  path   = "../root.hcl"
  expose = true
}

terraform {
  source = "../../modules//app"
}

inputs = {
  name = feature.big.value ? include.root.inputs.prefix : ""
}
