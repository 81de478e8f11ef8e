terragrunt = {
  terraform {
    source = "/project/code//network"
  }
}
