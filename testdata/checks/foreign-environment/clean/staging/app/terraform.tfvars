terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

stage = "staging"
registry = "acme-prod-images"
zone = "prod.example.com"
peer_name = "acme-prod"
