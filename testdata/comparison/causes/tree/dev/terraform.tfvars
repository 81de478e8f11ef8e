terragrunt = {
  terraform {
    extra_arguments "all" {
      commands           = ["plan"]
      required_var_files = ["${get_parent_tfvars_dir()}/stage.tfvars"]
    }
  }
}
state_key = "dev/${path_relative_to_include()}"
