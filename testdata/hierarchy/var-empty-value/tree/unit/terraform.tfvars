terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      arguments = [
        "-var=a=",
        "-var",
        "b=  ",
        "-var=c=# only a comment",
      ]
    }
  }
}
