terragrunt = { terraform { source = "../mods?ref=v1//m" } }
