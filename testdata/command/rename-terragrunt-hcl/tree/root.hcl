locals {
  common = read_terragrunt_config("${get_parent_terragrunt_dir()}/common.hcl")
}

remote_state {
  backend = "local"
  config  = { path = "state" }
}

inputs = merge(local.common.inputs, {
  owner = "platform"
})
