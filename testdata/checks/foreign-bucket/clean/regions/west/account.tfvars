aws_account_id = "444444444444"
state_bucket   = "corp"
