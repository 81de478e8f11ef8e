terragrunt = {}

account_id = "333333333333"
image      = "444455556666.dkr.ecr.eu-west-1.amazonaws.com/app:1"
base       = "111111111111.dkr.ecr.eu-central-1.amazonaws.com/base:1"
role      = "arn:aws:iam::222222222222:role/app"
queue_url = "https://sqs.eu-central-1.amazonaws.com/222222222222/jobs"
key_arn   = "arn:aws:kms:eu-west-1:333333333333:key/1"
