terragrunt = {
  terraform {
    source = "../module"
  }
}
