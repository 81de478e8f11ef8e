terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

vpc_id       = "vpc-2a2b3c4d"
peer_vpc_id  = "vpc-3a1b2c3d"
