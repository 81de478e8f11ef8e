terragrunt = {
  terraform {
    source = "../modules//network"
  }
}
