terragrunt = {
  terraform {
    extra_arguments "common" {
      commands           = ["${get_terraform_commands_that_need_vars()}"]
      required_var_files = ["${get_parent_tfvars_dir()}/../common.tfvars"]
    }
  }
}
