terragrunt = {
  terraform {
    source = "../modules/app"
  }
}

