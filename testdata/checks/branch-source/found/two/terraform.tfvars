terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=master"
  }
}
