terragrunt = {
}

# strata:ignore compute-type
compute_type = "BUILD_GENERAL1_TINY"
