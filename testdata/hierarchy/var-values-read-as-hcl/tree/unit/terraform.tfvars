terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      arguments = [
        "-var=list=[\"a\", 1]",
        "-var=map={ a = \"x\", b = [1] }",
        "-var=quoted=\"two words\"",
      ]
    }
  }
}
