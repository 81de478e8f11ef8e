terragrunt = {
}

compute_type = "BUILD_GENERAL1_TINY"
