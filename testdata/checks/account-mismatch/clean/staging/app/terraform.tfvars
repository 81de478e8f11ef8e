terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

account_id   = "555555555555"
trusted_role = "arn:aws:iam::111111111111:role/deploy"
