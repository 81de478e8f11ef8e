terragrunt = {
}

size = "large" # strata:ignore type-mismatch
