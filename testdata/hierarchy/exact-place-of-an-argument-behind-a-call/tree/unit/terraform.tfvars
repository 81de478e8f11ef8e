terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["${get_terraform_commands_that_need_vars()}"]
      arguments = ["-var", "stage=prod", "-var=folder=${get_tfvars_dir()}"]
    }
  }
}
