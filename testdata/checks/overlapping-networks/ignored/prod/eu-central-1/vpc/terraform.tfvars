terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//vpc?ref=v1"
  }
}

# strata:ignore overlapping-networks it is meant so
vpc_cidr = "10.20.0.0/16"
