terragrunt = {
  terraform {
    source = "../modules//m"
  }
}
