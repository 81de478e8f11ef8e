terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//pipeline?ref=v1"
  }
}

buildspec = "ship.yml"

environment_variables = [
  {
    name  = "SITE_BUCKET"
    value = "acme-dev-site"
  },
]
