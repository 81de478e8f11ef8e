terragrunt {
  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}
stage = "b"
size  = 1
environment_variables = [{ name = "DEBUG", value = "b" }]
