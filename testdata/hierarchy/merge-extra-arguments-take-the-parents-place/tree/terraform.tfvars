terragrunt {
  terraform {
    extra_arguments "one" {
      commands = ["plan"]
      arguments = ["-target=root-one"]
    }
    extra_arguments "two" {
      commands = ["plan"]
      arguments = ["-target=root-two"]
    }
  }
}
