terragrunt = {
  include {
    path = "../shared.tfvars"
  }
  terraform {
    source = "../m"
  }
}
