terragrunt = {
  terraform {
    extra_arguments "files" {
      commands = ["plan"]

      optional_var_files = [
        "${get_tfvars_dir()}/extra.tfvars",
        "${get_tfvars_dir()}/gone.tfvars",
        "${get_tfvars_dir()}/shared.tfvars",
      ]
    }
  }
}
