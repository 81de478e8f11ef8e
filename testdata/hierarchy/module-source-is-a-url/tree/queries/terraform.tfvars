terragrunt = { terraform { source = "../mods//m?ref=v1&x=y" } }
