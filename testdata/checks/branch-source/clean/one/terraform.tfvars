terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//vpc?ref=v1.0"
  }
}
