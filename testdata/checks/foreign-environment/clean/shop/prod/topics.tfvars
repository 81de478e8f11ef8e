topic_arn = "arn:aws:sns:eu-west-1:410987654322:acme-prod-alarms"
