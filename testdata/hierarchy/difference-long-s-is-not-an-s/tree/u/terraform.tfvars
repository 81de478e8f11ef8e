terragrunt = {
  terraform {
    ſource = "x"
  }
}
