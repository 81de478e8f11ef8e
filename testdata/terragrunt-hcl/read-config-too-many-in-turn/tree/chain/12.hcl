locals {
  next = read_terragrunt_config("13.hcl")
}
