terragrunt = {
  terraform {
    source = "../m"
  }
}

stage = "old"
