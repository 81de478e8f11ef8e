terragrunt = { terraform { source = "m" } }
size = 1
tags = { owner = "a", stage = "test" }
env = [{ name = "A" value = "1" }, { name = "B" value = "2" }]
text = "t"
