stage =
region = "eu-west-1"
