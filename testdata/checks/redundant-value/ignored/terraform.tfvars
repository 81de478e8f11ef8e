terragrunt = {
  terraform {
    extra_arguments "files" {
      commands = ["${get_terraform_commands_that_need_vars()}"]

      required_var_files = [
        "${get_parent_tfvars_dir()}/common.tfvars",
        "${get_tfvars_dir()}/own.tfvars",
      ]
    }
  }
}
