locals {
  first = read_terragrunt_config("../chain/1.hcl")
}
inputs = {
  x = local.first.locals
}
