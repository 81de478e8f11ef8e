terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//vpc?ref=v1"
  }
}

vpc_cidr = "10.20.0.0/16"
