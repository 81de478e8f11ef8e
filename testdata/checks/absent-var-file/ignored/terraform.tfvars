terragrunt = {
  terraform {
    extra_arguments "files" {
      commands           = ["plan"]
      optional_var_files = ["${get_tfvars_dir()}/extra.tfvars"] # strata:ignore absent-var-file
    }
  }
}
