terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      required_var_files = ["${get_tfvars_dir()}/../region.tfvars"]
      optional_var_files = ["${get_tfvars_dir()}/terraform.tfvars"]
    }
  }
}
