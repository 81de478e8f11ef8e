terragrunt = { terraform { source = "FILE://${get_tfvars_dir()}/../mods//m" } }
