terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//pipeline?ref=v1"
  }
}

repository = "estate"
branch     = "main"
