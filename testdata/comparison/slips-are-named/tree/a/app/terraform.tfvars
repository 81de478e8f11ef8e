terragrunt {
  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}
stage = "a"
size  = 1
environment_variables = [{ name = "DEBUG", value = "a" }]
