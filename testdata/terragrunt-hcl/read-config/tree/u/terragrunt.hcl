locals {
  env   = read_terragrunt_config(find_in_parent_folders("env.hcl"))
  other = read_terragrunt_config("nowhere.hcl", { locals = { x = 1 } })
}

inputs = {
  stage = local.env.locals.stage
  here  = local.env.locals.here
  unit  = local.env.locals.unit
  x     = local.other.locals.x
}
