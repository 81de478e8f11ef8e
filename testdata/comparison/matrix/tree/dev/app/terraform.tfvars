terragrunt = { terraform { source = "m" } }
size = 1
tags = { owner = "a", stage = "dev" }
env = [{ name = "A" value = "1" }]
text = "say \"hi\", twice\nand again"
empty = ""
