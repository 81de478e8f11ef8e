terragrunt {
  terraform {
    extra_arguments "v" {
      commands = ["plan"]
      arguments = [
        "-var=integer=42",
        "-var=float=1.50",
        "-var=hex=0x1F",
        "-var=octal=007",
        "-var=boolean=true",
        "-var=letter=T",
        "-var=blanks= 5 ",
      ]
    }
  }
}
