terragrunt = {
}

environment = {
  TAX_QUEUE_URL = "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs"
}

scripts     = "https://s3.eu-west-1.amazonaws.com/acme-scripts"
replica_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs"
