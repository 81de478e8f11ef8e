terragrunt = {
}

name   = "$${var.stage}-web"
folder = "${get_tfvars_dir()}"
