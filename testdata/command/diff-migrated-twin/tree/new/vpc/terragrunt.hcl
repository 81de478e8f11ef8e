include "root" {
  path = find_in_parent_folders("root.hcl")
}

terraform {
  source = "git::https://example.com/modules.git//vpc?ref=v1.2.0"
}

inputs = {
  cidr = "10.0.0.0/16"
}
