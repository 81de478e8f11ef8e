locals {
  next = read_terragrunt_config("2.hcl")
}
