terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

account_id = "111111111111"
kms_key_id = "arn:aws:kms:eu-west-1:111111111111:key/a"
image      = "444444444444.dkr.ecr.eu-west-1.amazonaws.com/app:1"
