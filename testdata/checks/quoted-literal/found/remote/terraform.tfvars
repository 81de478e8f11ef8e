terragrunt = {
  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}

force_destroy = "false"
account       = "123456789012"
