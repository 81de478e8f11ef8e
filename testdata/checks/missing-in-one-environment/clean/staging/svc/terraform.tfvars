terragrunt = {
  terraform {
    source = "../../modules/svc"
  }
}

name = "svc"
