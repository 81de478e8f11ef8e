terragrunt {
  terraform {
    source = "./root"
  }
}
