terraform {
  source = "../modules/a"

  extra_arguments "vars" {
    commands  = ["plan"]
    arguments = ["-var", "a=1"]
  }

  before_hook "first" {
    commands = ["plan"]
    execute  = ["echo", "root"]
  }
}

inputs = {
  tags = { owner = "root", team = "root" }
}
