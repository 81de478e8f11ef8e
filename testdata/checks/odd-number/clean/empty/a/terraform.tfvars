terragrunt = {
  terraform {
    source = "../../modules/empty"
  }
}

size = "1"
