terragrunt = {
}

region = "eu-west-2"
topic  = "arn:aws:sns:eu-central-1:123456789012:alerts"
