locals {
  next = read_terragrunt_config("8.hcl")
}
