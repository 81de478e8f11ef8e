terragrunt = {
  terraform {
    source = "../../modules/vpc"
  }
}

name = "b"
cidr_block = "10.0.0.0/16"
