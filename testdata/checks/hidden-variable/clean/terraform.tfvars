terragrunt = {
  terraform {
    extra_arguments "common" {
      commands = ["plan"]

      required_var_files = [
        "${get_parent_tfvars_dir()}/common.tfvars",
        "${get_tfvars_dir()}/terraform.tfvars",
      ]
    }
  }
}
