terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

account_id = "33333333333"
kms_key_id = "arn:aws:kms:eu-west-1:333333333333:key/a"
image      = "333333333333.dkr.ecr.eu-west-1.amazonaws.com/app:1"
