terragrunt = { terraform { source = "m" } }
account = "1"
region = "x"
debug = true
size = 1
stage = "a"
same = "s"
