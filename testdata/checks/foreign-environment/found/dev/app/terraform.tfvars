terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

stage = "dev"
cluster = "acme-dev"
