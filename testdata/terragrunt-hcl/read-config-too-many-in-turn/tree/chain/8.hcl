locals {
  next = read_terragrunt_config("9.hcl")
}
