account_id = "222222222222"

role_arn = "arn:aws:iam::222222222222:role/deployer"
