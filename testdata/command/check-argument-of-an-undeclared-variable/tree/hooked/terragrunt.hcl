terraform {
  source = "../m"

  before_hook "copy" {
    commands = ["plan"]
    execute  = ["cp", "../more.tf", "."]
  }

  extra_arguments "values" {
    commands  = ["plan"]
    arguments = ["-var", "tag=x"]
  }
}
