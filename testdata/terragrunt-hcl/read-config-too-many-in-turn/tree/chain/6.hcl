locals {
  next = read_terragrunt_config("7.hcl")
}
