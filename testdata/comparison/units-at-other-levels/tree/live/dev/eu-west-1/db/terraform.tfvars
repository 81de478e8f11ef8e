terragrunt = {}

stage = "dev"
