terragrunt = {
  terraform {
    source = "../modules//m"
  }
}

stage = "dev"
