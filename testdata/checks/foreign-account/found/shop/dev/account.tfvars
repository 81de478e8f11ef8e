account_id = "111111111111"

role_arn = "arn:aws:iam::111111111111:role/deployer"
