account_id = "310987654329"

role_arn = "arn:aws:iam::310987654329:role/deployer"
