account_id = "222222222222"

role_arn = "arn:aws:iam::111111111111:role/deployer"
