terragrunt = {
  terraform {
    extra_arguments "files" {
      commands = ["plan"]

      required_var_files = [
        "${get_parent_tfvars_dir()}/common.tfvars",
        "${get_parent_tfvars_dir()}/eu/region.tfvars",
      ]
    }
  }
}
