include "root" {
  path = "../root.hcl"
}

terraform {
  before_hook "second" {
    commands = ["plan"]
    execute  = ["echo", "unit"]
  }

  before_hook "first" {
    commands = ["plan"]
    execute  = ["echo", "unit"]
  }
}

inputs = {
  tags = { owner = "unit" }
}
