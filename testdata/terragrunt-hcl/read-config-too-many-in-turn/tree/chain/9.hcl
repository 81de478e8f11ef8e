locals {
  next = read_terragrunt_config("10.hcl")
}
