terragrunt {
  terraform {
    extra_arguments "one" {
      commands = ["plan"]
      arguments = ["-root-one"]
    }
    extra_arguments "two" {
      commands = ["plan"]
      arguments = ["-root-two"]
    }
  }
}
