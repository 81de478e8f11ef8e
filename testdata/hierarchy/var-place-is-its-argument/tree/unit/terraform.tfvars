terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      arguments = [
        "-lock=false",
        "-var=stage=prod",
      ]
    }
  }
}
