terragrunt = { terraform { source = "m" } }
v = "</details><script>"
