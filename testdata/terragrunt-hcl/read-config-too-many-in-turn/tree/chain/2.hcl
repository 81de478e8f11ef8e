locals {
  next = read_terragrunt_config("3.hcl")
}
