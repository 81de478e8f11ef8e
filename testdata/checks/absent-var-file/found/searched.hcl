terraform {
  source = "git::https://git.example/m.git?ref=v1"

  extra_arguments "account" {
    commands           = get_terraform_commands_that_need_vars()
    optional_var_files = [find_in_parent_folders("account.tfvars", "ignore")]
  }
}
