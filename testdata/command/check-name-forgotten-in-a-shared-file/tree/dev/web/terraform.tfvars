terragrunt = {
  terraform {
    source = "../../modules/web"

    extra_arguments "account" {
      commands           = ["${get_terraform_commands_that_need_vars()}"]
      required_var_files = ["${get_tfvars_dir()}/../account.tfvars"]
    }
  }
}

name = "web"
