account_id = "210987654321"

role_arn = "arn:aws:iam::210987654321:role/deployer"
