terragrunt = {
  terraform {
    source = "."
  }
}
size = 1
