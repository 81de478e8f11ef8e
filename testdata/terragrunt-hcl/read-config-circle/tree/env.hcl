locals {
  me = read_terragrunt_config("env.hcl")
}
