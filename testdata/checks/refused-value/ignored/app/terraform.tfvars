terragrunt = {
  terraform {
    source = "../modules/app"
  }
}

log_retention_days = 356 # strata:ignore refused-value
instance_type      = "t3.large"
