terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }
  terraform {
    before_hook "new" {
      commands = ["plan"]
      execute  = ["unit-new"]
    }
    before_hook "one" {
      commands = ["plan"]
      execute  = ["unit-one"]
    }
  }
}
