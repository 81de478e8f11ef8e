include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

include "env" {
  path           = "../env.hcl"
  expose         = true
  merge_strategy = "deep"
}

terraform {
  source = "../../../modules/web"
}

inputs = {
  "size" = include.env.inputs.size * 2
  label  = "size ${include.root.inputs.size}"
  tags   = { size = "a key" }
}
