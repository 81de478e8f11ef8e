terragrunt = {
  terraform {
    source = "../../modules/vpc"
  }
}

name = "a"
cidr_blok = "10.0.0.0/16"
