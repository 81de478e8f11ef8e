terragrunt = {
}

name = "${var.stage}-web"
