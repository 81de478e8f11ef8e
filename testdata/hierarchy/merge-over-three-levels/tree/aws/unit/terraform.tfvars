terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }
  terraform {
    extra_arguments "a" {
      commands = ["plan"]
      arguments = ["-target=unit-a"]
    }
  }
}
