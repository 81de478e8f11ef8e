terragrunt = { terraform { source = "m" } }
size = 4
tags = { owner = "a", stage = "prod" }
env = [{ name = "A" value = "1" }]
text = "t"
