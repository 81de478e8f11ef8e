account_id  = "111111111111"
environment = "beta"
