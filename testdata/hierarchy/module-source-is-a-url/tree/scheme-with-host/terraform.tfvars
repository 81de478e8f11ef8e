terragrunt = { terraform { source = "file://../mods//m" } }
