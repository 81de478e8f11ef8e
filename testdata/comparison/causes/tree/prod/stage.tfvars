retention_days = 90
role = "arn:aws:iam::444455556666:role/deploy-everything"
