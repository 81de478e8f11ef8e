terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      optional_var_files = ["gone.tfvars", "here.tfvars"]
    }
  }
}
