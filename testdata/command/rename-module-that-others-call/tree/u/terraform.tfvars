terragrunt = {
  terraform {
    source = "../m"
  }
}
size = 1
