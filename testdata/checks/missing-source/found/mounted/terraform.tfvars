terragrunt = {
  terraform {
    source = "/project/modules//network"
  }
}
