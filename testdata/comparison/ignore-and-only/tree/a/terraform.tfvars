terragrunt = { terraform { source = "m" } }
owner = "a"
tags = { owner = "a", team = "a" }
v = [{ name = "X" value = "1" }]
