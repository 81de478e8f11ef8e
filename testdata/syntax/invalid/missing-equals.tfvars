stage "prod"
region = "eu-west-1"
