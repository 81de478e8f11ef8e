terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      optional_var_files = ["o.tfvars"]
      required_var_files = ["r.tfvars"]
      arguments = ["-var", "a=argument"]
    }
  }
}
