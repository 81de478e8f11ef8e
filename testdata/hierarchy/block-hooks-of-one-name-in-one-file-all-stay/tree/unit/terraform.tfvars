terragrunt {
  terraform {
    after_hook "same" {
      execute = ["first"]
    }
    after_hook "same" {
      execute = ["second"]
    }
  }
}
