terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan", "plan"]
      arguments = ["-lock=false"]
      optional_var_files = ["a.tfvars"]
    }
  }
}
