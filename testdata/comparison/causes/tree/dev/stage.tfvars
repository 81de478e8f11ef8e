retention_days = 30
role = "arn:aws:iam::111122223333:role/deploy-everything"
only_dev = true
