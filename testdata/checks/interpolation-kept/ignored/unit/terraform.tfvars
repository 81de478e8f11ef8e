terragrunt = {
}

name = "${var.stage}-web" # strata:ignore interpolation-kept
