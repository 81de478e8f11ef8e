terragrunt = {
  terraform {
    source = "https://example.com/modules-1.2.0.zip"
  }
}
