account_id = "410987654322"

role_arn = "arn:aws:iam::410987653422:role/deployer"
