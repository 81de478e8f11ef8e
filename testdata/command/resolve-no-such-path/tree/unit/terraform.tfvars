terragrunt = {
  terraform {
    source = "m"
  }
}
