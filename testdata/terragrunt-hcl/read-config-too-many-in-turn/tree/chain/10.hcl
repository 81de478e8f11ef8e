locals {
  next = read_terragrunt_config("11.hcl")
}
