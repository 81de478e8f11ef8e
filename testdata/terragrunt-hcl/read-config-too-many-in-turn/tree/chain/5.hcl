locals {
  next = read_terragrunt_config("6.hcl")
}
