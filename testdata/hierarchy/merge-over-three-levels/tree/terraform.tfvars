terragrunt {
  iam_role = "top"
  prevent_destroy = true
  terraform {
    extra_arguments "a" {
      commands = ["plan"]
      arguments = ["-top-a"]
    }
    extra_arguments "b" {
      commands = ["plan"]
      arguments = ["-top-b"]
    }
  }
}
