terragrunt = {
  terraform {
    source = "git::https://example.com/modules/app.git?ref=v1"
  }
}

size = 2
