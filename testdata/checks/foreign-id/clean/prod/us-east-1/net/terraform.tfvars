terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

vpc_id       = "vpc-1a2b3c4d"
peer_vpc_id  = "vpc-5a1b2c3d"
snapshot_id  = "snap-0a1b2c3d"
images = {
  eu-west-1 = "ami-0a1b2c3d"
  us-east-1 = "ami-1a2b3c4d"
}
