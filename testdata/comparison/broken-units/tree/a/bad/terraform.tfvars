terragrunt = { terraform { source = "m" } }
x = [
