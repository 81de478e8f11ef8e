terragrunt = {
  terraform {
    source = "../../n"
  }
}
