locals {
  account = read_terragrunt_config(find_in_parent_folders("account.hcl"))
  region  = read_terragrunt_config(find_in_parent_folders("region.hcl"))
}

remote_state {
  backend = "s3"
  config = {
    bucket       = "state-${local.account.locals.account_id}"
    key          = "${path_relative_to_include()}/terraform.tfstate"
    region       = local.region.locals.aws_region
    use_lockfile = true
  }
  generate = {
    path      = "backend.tf"
    if_exists = "overwrite_terragrunt"
  }
}

inputs = merge(
  local.account.locals,
  local.region.locals,
  { size = "small", team = "core" },
)
