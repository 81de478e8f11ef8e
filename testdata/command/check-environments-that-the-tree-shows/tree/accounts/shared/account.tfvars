account_id  = "444444444444"
environment = "shared"
