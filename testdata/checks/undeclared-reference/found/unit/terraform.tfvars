terragrunt = {
  terraform {
    source = "../modules/app"
  }
}

size = 1
