terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//vpc?ref=master"
  }
}
