locals {
  env = read_terragrunt_config(find_in_parent_folders("env.hcl"))
}

inputs = {
  size = local.env.locals.size
}
