terragrunt = {
  terraform {
    source = "../modules//n"
  }
}
