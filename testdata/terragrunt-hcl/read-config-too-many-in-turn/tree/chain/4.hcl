locals {
  next = read_terragrunt_config("5.hcl")
}
