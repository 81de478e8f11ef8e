terragrunt = { terraform { source = "m" } }
account = "2"
region = "x"
size = 2
stage = "b"
same = "s"
