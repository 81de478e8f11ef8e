terragrunt = {
  terraform {
    extra_arguments "files" {
      commands           = ["${get_terraform_commands_that_need_vars()}"]
      required_var_files = ["regoin.tfvars", "${get_env("STAGE", "none")}.tfvars"]
    }
  }
}
