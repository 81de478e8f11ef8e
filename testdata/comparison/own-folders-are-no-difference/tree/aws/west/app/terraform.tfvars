terragrunt { terraform { source = "m" extra_arguments "v" { commands = ["plan"] required_var_files = ["${get_tfvars_dir()}/../region.tfvars"] } } }
here = "${get_tfvars_dir()}/files"
