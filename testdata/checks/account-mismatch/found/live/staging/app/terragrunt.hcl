locals {
  account = read_terragrunt_config(find_in_parent_folders("account.hcl"))
}

terraform {
  source = "git::https://example.com/m.git//app?ref=v1"
}

inputs = {
  role_arn = "arn:aws:iam::${local.account.locals.account_id}:role/app"
}
