terragrunt = { terraform { source = "../mods//m#x" } }
