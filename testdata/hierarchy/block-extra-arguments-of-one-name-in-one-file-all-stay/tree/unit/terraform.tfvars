terragrunt {
  terraform {
    extra_arguments "same" {
      commands = ["plan"]
      arguments = ["-target=first"]
    }
    extra_arguments "same" {
      commands = ["plan"]
      arguments = ["-target=second"]
    }
  }
}
