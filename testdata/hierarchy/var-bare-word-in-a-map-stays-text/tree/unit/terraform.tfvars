terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      arguments = [
        "-var=a={x=y}",
      ]
    }
  }
}
