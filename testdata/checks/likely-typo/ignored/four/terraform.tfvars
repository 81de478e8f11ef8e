terragrunt = {
}

cost_centre = "platform" # strata:ignore likely-typo
