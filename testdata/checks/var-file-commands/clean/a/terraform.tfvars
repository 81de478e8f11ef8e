terragrunt = {
  terraform {
    source = "git::https://example.com/modules.git//app?ref=v1.2.0"

    extra_arguments "vars" {
      commands           = ["${get_terraform_commands_that_need_vars()}"]
      required_var_files = ["${get_tfvars_dir()}/more.tfvars"]
    }
  }
}
