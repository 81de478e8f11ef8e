terragrunt = {
  terraform {
    source = "git::https://example.com/other.git?depth=1&ref=feature/login"
  }
}
