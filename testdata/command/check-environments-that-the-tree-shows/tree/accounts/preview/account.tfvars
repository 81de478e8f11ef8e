account_id  = "333333333333"
environment = "beta"
