terraform {
  source = "git::https://example.com/m.git?ref=v1"

  extra_arguments "values" {
    commands  = ["plan"]
    arguments = ["-var", "tag=x"]
  }
}
