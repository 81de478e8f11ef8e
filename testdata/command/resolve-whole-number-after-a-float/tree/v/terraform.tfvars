terragrunt = {}
a = 1.5
a = 2.5
