terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }

  dependencies {
    paths = ["../app"]
  }
}

name = "dev-to-prod"
