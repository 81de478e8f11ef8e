terraform {
  source = "../m"
}

locals {
  env = read_terragrunt_config("../env.hcl").locals
}

inputs = {
  cidr = "10.0.0.0/8"
  sise = local.env.size
}
