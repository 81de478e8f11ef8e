terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      arguments = ["-var-file=a.tfvars", "-var-file", "b.tfvars", "--var-file=c.tfvars", "--var-file", "d.tfvars"]
    }
  }
}
