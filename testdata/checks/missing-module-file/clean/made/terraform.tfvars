terragrunt = {
  terraform {
    source = "../modules/made"
  }
}
