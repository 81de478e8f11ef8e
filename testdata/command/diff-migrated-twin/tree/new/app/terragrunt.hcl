include "root" {
  path = find_in_parent_folders("root.hcl")
}

terraform {
  source = "git::https://example.com/modules.git//app?ref=v1.2.0"
}

dependency "vpc" {
  config_path = "../vpc"
}

locals {
  name = "shop"
}

inputs = {
  name   = local.name
  size   = 3
  ports  = [80, 443]
  vpc_id = dependency.vpc.outputs.id
}
