terragrunt = {
}

# strata:ignore unknown-ignore
stage = "dev" # strata:ignore a-check-of-tomorrow
