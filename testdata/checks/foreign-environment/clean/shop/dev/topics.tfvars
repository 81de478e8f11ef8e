topic_arn = "arn:aws:sns:eu-west-1:210987654321:acme-dev-alarms"
