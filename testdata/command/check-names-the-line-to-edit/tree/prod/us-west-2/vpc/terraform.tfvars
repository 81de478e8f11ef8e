terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//vpc?ref=v1"
  }
}

vpc_cidr = "10.30.0.0/16"

holds = ["10.31.0.0/20", "10.31.16.0/20"]
