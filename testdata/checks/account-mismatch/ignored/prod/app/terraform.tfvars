terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

# strata:ignore account-mismatch it is meant so
account_id = "111111111111"
kms_key_id = "arn:aws:kms:eu-west-1:222222222222:key/a"
image      = "222222222222.dkr.ecr.eu-west-1.amazonaws.com/app:1"
