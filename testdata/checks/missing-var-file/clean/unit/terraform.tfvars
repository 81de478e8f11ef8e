terragrunt = {
  terraform {
    extra_arguments "files" {
      commands           = ["plan"]
      optional_var_files = ["gone.tfvars"]
    }
  }
}
