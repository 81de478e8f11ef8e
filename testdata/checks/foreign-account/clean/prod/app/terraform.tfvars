terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

account_id = "222222222222"
kms_key_id = "arn:aws:kms:eu-west-1:222222222222:key/b"
image = "333333333333.dkr.ecr.eu-west-1.amazonaws.com/app:1"
trusted_role = "arn:aws:iam::111111111111:role/deploy"
