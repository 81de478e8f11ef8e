terragrunt {
  iam_role = "top"
  prevent_destroy = true
  terraform {
    extra_arguments "a" {
      commands = ["plan"]
      arguments = ["-target=top-a"]
    }
    extra_arguments "b" {
      commands = ["plan"]
      arguments = ["-target=top-b"]
    }
  }
}
