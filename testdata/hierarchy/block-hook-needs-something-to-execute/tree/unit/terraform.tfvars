terragrunt {
  terraform {
    before_hook "h" {
      commands = ["plan"]
      execute  = [""]
    }
  }
}
