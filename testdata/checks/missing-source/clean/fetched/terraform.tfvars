terragrunt = {
  terraform {
    source = "../vendor/code//network"
  }
}
