terragrunt = {
  terraform {
    source = "m"
  }
}
ok = true
