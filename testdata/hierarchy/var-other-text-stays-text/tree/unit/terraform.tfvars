terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      arguments = [
        "-var=word=prod",
        "-var=words=two words",
        "-var=arn=arn:aws:iam::1:role/x",
        "-var=equals=a=b",
      ]
    }
  }
}
