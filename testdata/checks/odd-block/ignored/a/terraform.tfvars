terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//vpc?ref=v1"
  }
}

# strata:ignore odd-block it is meant so
vpc_cidr        = "10.0.0.0/33"
private_subnets = []
public_subnets  = []
