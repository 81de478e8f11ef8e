terragrunt = {
  terraform {
    extra_arguments "region" {
      commands           = ["${get_terraform_commands_that_need_vars()}"]
      required_var_files = ["${get_tfvars_dir()}/../region.tfvars"]
    }
  }
}
