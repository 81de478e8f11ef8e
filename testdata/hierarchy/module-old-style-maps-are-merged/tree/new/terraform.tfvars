terragrunt = {
  terraform {
    source = "../new-module"
  }
}

tags = {
  A = "unit"
}
