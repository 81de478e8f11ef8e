terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      arguments = ["-var", "tags={b=\"argument\"}"]
      required_var_files = ["one.tfvars"]
    }
  }
}
