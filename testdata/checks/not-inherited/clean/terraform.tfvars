terragrunt = {
  terraform {
    extra_arguments "common" {
      commands           = ["plan"]
      required_var_files = ["${get_parent_tfvars_dir()}/common.tfvars"]
    }
  }
}
