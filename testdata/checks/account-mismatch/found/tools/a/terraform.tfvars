terragrunt = {
  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}

image = "905513640278.dkr.ecr.eu-west-1.amazonaws.com/a:1"
