locals {
  next = read_terragrunt_config("4.hcl")
}
