terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

ami_id = "ami-0b16d80945b1a9c7d"
