terragrunt = {}

account_id = "333333333333"
image      = "444455556666.dkr.ecr.eu-west-1.amazonaws.com/app:1"
base       = "111111111111.dkr.ecr.eu-west-1.amazonaws.com/base:1"
