terragrunt = {
}

# strata:ignore interpolation-in-comment
# see ${var.stage}
stage = "dev"
