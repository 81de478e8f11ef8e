terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//vpc?ref=0a1b2c3"
  }
}
