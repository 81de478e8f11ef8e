terragrunt = {
  skip = true

  terraform {
    source = "../modules//m"
  }
}
