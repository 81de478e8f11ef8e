terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//vpc?ref=v1"
  }
}

vpc_cidr        = "10.1.0.0/16"
private_subnets = ["100.64.0.0/18"]
public_subnets  = ["10.1.2.0/24"]
secondary_cidrs = ["100.64.0.0/16"]
