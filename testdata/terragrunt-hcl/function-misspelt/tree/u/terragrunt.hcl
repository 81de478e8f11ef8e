locals {
  top    = find_in_parents_folders("root.hcl")
  shared = read_terragrunt_configs("shared.hcl")
  stage  = get_envs("STAGE", "dev")
  needed = get_terraform_command_that_need_vars()
  name   = uper("a")
}
