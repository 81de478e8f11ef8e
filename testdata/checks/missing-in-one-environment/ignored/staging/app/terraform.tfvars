# strata:ignore missing-in-one-environment nobody is woken for staging
terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

name = "app"
size = "small"
