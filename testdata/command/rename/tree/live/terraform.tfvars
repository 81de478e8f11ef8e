terragrunt = {
  terraform {
    extra_arguments "common" {
      commands           = ["plan", "apply"]
      required_var_files = ["${get_parent_tfvars_dir()}/common.tfvars"]
      optional_var_files = ["${get_tfvars_dir()}/local.tfvars.json"]
    }
    extra_arguments "apply" {
      commands           = ["apply"]
      required_var_files = ["${get_parent_tfvars_dir()}/apply.tfvars"]
    }
  }
}
size = 1 # inherited: size of the disk
