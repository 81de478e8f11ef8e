terraform {
  source = "../m"

  after_hook "copy" {
    commands = ["init-from-module"]
    execute  = ["cp", "../more.tf", "."]
  }

  extra_arguments "values" {
    commands  = ["plan"]
    arguments = ["-var", "tag=x"]
  }
}
