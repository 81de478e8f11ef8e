terragrunt = {
  terraform {
    extra_arguments "files" {
      commands           = ["plan"]
      required_var_files = ["gone.tfvars"] # strata:ignore missing-var-file made by the build
    }
  }
}
