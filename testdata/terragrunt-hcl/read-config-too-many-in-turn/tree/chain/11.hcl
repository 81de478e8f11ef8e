locals {
  next = read_terragrunt_config("12.hcl")
}
