size   = "small"
region = "eu-west-1"
