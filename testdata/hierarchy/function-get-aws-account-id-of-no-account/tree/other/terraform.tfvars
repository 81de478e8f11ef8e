terragrunt = {}

x = 1
