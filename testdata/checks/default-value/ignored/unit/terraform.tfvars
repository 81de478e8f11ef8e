terragrunt = {
}

days = 30 # strata:ignore default-value
