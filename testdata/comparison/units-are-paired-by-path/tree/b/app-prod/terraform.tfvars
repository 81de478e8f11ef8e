terragrunt = { terraform { source = "m" } }
x = 2
