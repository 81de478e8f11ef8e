terragrunt = {}

size = 1
