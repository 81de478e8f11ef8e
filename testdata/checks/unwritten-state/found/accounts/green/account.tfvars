aws_account_id = "222222222222"
state_bucket   = "acme-gren-store"
