terragrunt = {
  terraform {
    source = "../../modules/empty"
  }
}

size = "four"
