topic_arn = "arn:aws:sns:eu-west-1:310987654329:acme-staging-alarms"
