terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      arguments = [
        "-var",
        "-var-file=a.tfvars",
      ]
    }
  }
}
