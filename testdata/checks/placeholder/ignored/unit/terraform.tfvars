terragrunt = {
}

account_id = "xxxxxxxxxxxx" # strata:ignore placeholder filled in by the pipeline
