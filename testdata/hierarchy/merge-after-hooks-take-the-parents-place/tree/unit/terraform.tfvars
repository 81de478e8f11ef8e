terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }
  terraform {
    after_hook "new" {
      commands = ["plan"]
      execute  = ["unit-new"]
    }
    after_hook "two" {
      commands = ["plan"]
      execute  = ["unit-two"]
    }
  }
}
