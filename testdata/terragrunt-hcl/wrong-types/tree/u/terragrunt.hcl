inputs = "x"

prevent_destroy = "maybe"

terraform {
  source = ["a"]

  before_hook "b" {
    commands = ["plan"]
    execute  = []
  }
}

generate "g" {
  path      = "g.tf"
  if_exists = "sometimes"
  contents  = ""
}
