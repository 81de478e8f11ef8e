terragrunt = {
}

aws_region = "eu-west-2"
topic      = "arn:aws:sns:eu-central-1:123456789012:alerts"
image      = "123456789012.dkr.ecr.us-east-1.amazonaws.com/tools:1.0.0"

environment_variables = [
  {
    name  = "DEPLOY_REGION"
    value = "eu-west-2"
  },
]

availability_zones = ["eu-west-1a", "us-west-1c"]
