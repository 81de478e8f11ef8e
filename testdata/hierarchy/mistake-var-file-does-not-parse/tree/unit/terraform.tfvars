terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      required_var_files = ["v.tfvars"]
    }
  }
}
