terragrunt {
  include {
    path = "${find_in_parent_folders()}"
  }
  iam_role = "middle"
  terraform {
    extra_arguments "b" {
      commands = ["plan"]
      arguments = ["-target=middle-b"]
    }
  }
}
