terragrunt = { terraform { source = "../my%20mods//m" } }
