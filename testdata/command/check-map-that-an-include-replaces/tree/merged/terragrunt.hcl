include "root" {
  path   = find_in_parent_folders("root.hcl")
  expose = true
}

terraform {
  source = "../m"
}

inputs = {
  tags = merge(include.root.inputs.tags, { name = "merged" })
}
