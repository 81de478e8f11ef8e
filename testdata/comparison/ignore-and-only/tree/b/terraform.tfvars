terragrunt = { terraform { source = "n" } }
owner = "b"
tags = { owner = "b", team = "b" }
v = [{ name = "X" value = "2" }]
