terragrunt = {
  terraform {
    extra_arguments "files" {
      commands           = ["plan"]
      required_var_files = ["${get_parent_tfvars_dir()}/${get_env("STAGE", "")}.tfvars"]
    }
  }
}
