terragrunt {
  terraform {
    after_hook "one" {
      commands = ["plan"]
      execute  = ["root-one"]
    }
    after_hook "two" {
      commands = ["plan"]
      execute  = ["root-two"]
    }
  }
}
