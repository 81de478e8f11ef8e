terragrunt = {
  terraform {
    source = "../../modules/vpc"
  }
}

name = "c"
cidr_block = "10.0.0.0/16"
