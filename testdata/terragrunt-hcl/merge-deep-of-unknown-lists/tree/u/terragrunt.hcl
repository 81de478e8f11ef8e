locals {
  other = read_terragrunt_config("other.hcl")
}
inputs = {
  included = local.other.terraform.include_in_copy
  excluded = local.other.terraform.exclude_from_copy
}
