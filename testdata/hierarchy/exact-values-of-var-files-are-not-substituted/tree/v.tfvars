dir = "${get_tfvars_dir()}"
