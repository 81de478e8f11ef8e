terragrunt {
  terraform {
    source = "/tree/modules/web"
  }
}
