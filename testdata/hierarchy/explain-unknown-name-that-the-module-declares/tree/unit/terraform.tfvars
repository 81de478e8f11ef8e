terragrunt {
  terraform {
    source = "../module"
  }
}
