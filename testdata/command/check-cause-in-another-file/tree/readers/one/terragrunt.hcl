locals {
  env   = read_terragrunt_config("../../env/env.hcl").locals
  empty = read_terragrunt_config("../../env/empty.hcl").locals
}

terraform {
  source = "../../modules//app"
}

inputs = {
  name    = "${local.env.stage}-${local.env.size}"
  secrets = { text = local.empty.text }
}
