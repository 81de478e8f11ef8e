terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

ami_id = "ami-0f73a39dd65ed1f9b"
