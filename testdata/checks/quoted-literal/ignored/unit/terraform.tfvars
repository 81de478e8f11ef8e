terragrunt = {
}

versioning = "true" # strata:ignore quoted-literal
