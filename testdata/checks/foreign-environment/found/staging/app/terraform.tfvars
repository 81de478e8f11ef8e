terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

stage = "prod"
cluster = "acme-staging"
