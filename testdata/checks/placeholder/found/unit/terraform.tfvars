terragrunt = {
}

topic      = "arn:aws:sns:eu-west-1:xxxxxxxxxxxx:alerts"
image      = "12345.dkr.ecr.eu-west-1.amazonaws.com/tools:xxx"
account_id = "<account>"
bucket     = "acme-CHANGEME-logs"
owner      = "<team name>"
key_name   = "todo"
certificate = "arn:aws:acm:eu-west-1:111122223333:certificate/CHANGEME"
