terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }

  dependencies {
    paths = ["../../dev/vpc"]
  }
}

stage = "prod"
cluster = "acme-dev"
