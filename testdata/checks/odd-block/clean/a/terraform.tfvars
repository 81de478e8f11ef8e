terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//vpc?ref=v1"
  }
}

vpc_cidr        = "10.0.0.0/16"
private_subnets = ["10.0.0.0/24", "10.0.1.0/24"]
public_subnets  = ["10.0.2.0/24"]

database_subnets   = ["10.0.0.0/24", "10.0.1.0/24"]
allowed_subnets    = ["192.168.0.0/16"]
application_subnet = "10.0/24"
