/* not closed
stage = "prod"
