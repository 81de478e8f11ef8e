terragrunt {
  terraform {
    extra_arguments "p" {
      commands = ["plan"]
      arguments = ["-var", "a=plan"]
    }
    extra_arguments "d" {
      commands = ["destroy"]
      arguments = ["-var", "a=destroy"]
    }
  }
}
