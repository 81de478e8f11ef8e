terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }
  terraform {
    extra_arguments "new" {
      commands = ["plan"]
      arguments = ["-target=unit-new"]
    }
    extra_arguments "one" {
      commands = ["plan"]
      arguments = ["-target=unit-one"]
    }
  }
}
