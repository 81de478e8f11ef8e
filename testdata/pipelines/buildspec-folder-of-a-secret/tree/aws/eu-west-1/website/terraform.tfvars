terragrunt = {
  terraform {
    source = "./module"
  }
}
