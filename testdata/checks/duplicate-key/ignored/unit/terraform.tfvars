terragrunt = {
}

stage = "dev"
stage = "prod" # strata:ignore duplicate-key
