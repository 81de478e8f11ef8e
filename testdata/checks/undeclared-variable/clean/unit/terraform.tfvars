terragrunt = {
  terraform {
    extra_arguments "files" {
      commands           = ["plan"]
      required_var_files = ["../common.tfvars"]
    }
  }
}

stage = "dev"
