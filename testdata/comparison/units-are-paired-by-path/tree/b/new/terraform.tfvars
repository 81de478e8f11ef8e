terragrunt = { terraform { source = "m" } }
