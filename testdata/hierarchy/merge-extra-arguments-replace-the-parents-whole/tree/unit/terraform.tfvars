terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }
  terraform {
    extra_arguments "vars" {
      commands = ["plan"]
      arguments = ["-target=unit"]
    }
  }
}
