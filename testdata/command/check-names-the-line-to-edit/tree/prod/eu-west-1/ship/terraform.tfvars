terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//pipeline?ref=v1"
  }
}

buildspec = "ship.yml"

environment_variables = [
  {
    name  = "SITE_BUKCET"
    value = "acme-prod-site"
  },
]
