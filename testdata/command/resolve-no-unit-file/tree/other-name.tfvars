terragrunt = {}
x = 2
