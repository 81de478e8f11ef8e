terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

account_id = "222222222222"
kms_key_id = "arn:aws:kms:eu-west-1:222222222222:key/a"
image      = "444444444444.dkr.ecr.eu-west-1.amazonaws.com/app:1"
