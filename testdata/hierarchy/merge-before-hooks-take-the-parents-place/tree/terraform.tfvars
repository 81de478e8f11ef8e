terragrunt {
  terraform {
    before_hook "one" {
      commands = ["plan"]
      execute  = ["root-one"]
    }
    before_hook "two" {
      commands = ["plan"]
      execute  = ["root-two"]
    }
  }
}
