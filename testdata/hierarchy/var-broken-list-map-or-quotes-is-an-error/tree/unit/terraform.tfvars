terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      arguments = [
        "-var=a=[1, 2",
        "-var=b={ x = 1",
        "-var=c=\"open",
      ]
    }
  }
}
