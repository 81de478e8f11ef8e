terragrunt = {
}

environment = {
  QUEUE_URL = "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs"
}

database = "app.c1.eu-west-1.rds.amazonaws.com"
