terragrunt = {
  terraform {
    extra_arguments "first" {
      commands           = ["plan"]
      required_var_files = ["common.tfvars"]
    }

    extra_arguments "second" {
      commands           = ["plan"]
      required_var_files = ["common.tfvars"] // strata:ignore repeated-var-file
    }
  }
}
