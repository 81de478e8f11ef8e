terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

account_id = "333333333333"
image      = "444444444444.dkr.ecr.eu-west-1.amazonaws.com/app:1"
