terragrunt = {
  terraform {
    extra_arguments "files" {
      commands           = ["plan"]
      optional_var_files = ["${get_tfvars_dir()}/extra.tfvars", "${get_tfvars_dir()}/${get_env("STAGE", "x")}.tfvars"]
    }
  }
}
