terragrunt = {}

stage = "prod"
