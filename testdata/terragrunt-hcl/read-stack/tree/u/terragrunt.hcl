locals {
  stack = read_terragrunt_config("../terragrunt.stack.hcl")
}

inputs = {
  path  = local.stack.unit.vpc.path
  stage = local.stack.unit.vpc.values.stage
}
