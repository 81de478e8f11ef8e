terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

account_id = "222222222222"
kms_key_id = "arn:aws:kms:eu-west-1:111111111111:key/a"
