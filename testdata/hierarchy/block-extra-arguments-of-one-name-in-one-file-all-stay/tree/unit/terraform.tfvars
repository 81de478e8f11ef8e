terragrunt {
  terraform {
    extra_arguments "same" {
      commands = ["plan"]
      arguments = ["-first"]
    }
    extra_arguments "same" {
      commands = ["plan"]
      arguments = ["-second"]
    }
  }
}
