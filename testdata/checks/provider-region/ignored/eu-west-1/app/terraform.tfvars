terragrunt = {
  terraform {
    source = "../../m"
  }
}
