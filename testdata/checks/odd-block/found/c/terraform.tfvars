terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//vpc?ref=v1"
  }
}

vpc_cidr        = "10.3.0.0/16"
private_subnets = ["10.3.0.0/20", "10.3.16.0/20"]
public_subnets  = ["10.3.8.0/24"]
