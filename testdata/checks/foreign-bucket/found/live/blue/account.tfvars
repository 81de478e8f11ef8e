aws_account_id = "111111111111"
state_bucket   = "acme-blue-store"
