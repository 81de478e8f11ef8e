terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"

    extra_arguments "v" {
      commands           = ["${get_terraform_commands_that_need_vars()}"]
      required_var_files = ["${get_tfvars_dir()}/port.tfvars"]
    }
  }
}

name = "lb"
