terragrunt = { terraform { source = "m" } }
x = 1
