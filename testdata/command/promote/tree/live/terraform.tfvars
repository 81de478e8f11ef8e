terragrunt = {
  terraform {
    extra_arguments "vars" {
      commands           = ["plan", "apply"]
      required_var_files = ["${get_parent_tfvars_dir()}/common.tfvars"]
      optional_var_files = ["${get_tfvars_dir()}/../env.tfvars"]
    }
  }
}
