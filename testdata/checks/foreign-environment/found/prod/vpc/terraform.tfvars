terragrunt = {
  terraform {
    source = "../../dev/modules/vpc"
  }
}

stage = "prod"
