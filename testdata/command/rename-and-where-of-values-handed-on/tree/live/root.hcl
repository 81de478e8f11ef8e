locals {
  env  = read_terragrunt_config(find_in_parent_folders("env.hcl")).locals
  size = { class = "db.t3.small" }
}

inputs = merge(local.env.network, {
  log_level = local.env.log_level
  "size"    = local.size.class
})
