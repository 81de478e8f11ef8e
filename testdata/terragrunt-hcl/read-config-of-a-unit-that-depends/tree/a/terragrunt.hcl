locals {
  other = read_terragrunt_config("../b/terragrunt.hcl")
}
dependency "other" {
  config_path = local.other.locals.own
}
inputs = {
  x = local.other.locals.target
}
