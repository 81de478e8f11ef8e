aws_account_id = "333333333333"
state_bucket   = "acme-red-store"
