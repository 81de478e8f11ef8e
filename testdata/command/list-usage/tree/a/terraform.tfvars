terragrunt = {
  terraform {
    source = "../m"
  }
}
