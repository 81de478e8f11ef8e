terragrunt = {
  terraform {
    source = "../modules/none"
  }
}
