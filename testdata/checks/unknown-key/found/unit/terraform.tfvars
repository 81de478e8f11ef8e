terragrunt = {
  terrafrom {
    source = "git::https://example.com/m.git?ref=v1"
  }

  terraform {
    path = "x"
  }
}
