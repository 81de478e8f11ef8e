include "root" {
  path = find_in_parent_folders("root.hcl")
}
locals {
  e = read_terragrunt_config(find_in_parent_folders("env.hcl"))
}
terraform {
  source = "git::https://example.com/m.git//app?ref=v2"
}
inputs = {
  size = local.e.locals.size
  tags = local.e.locals.tags
  name = "app-${local.e.locals.env}"
  flag = true
}
