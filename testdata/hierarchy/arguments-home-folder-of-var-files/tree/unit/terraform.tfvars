terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      required_var_files = ["~/a.tfvars"]
      optional_var_files = ["~/b.tfvars"]
    }
  }
}
