terragrunt = {
  terraform {
    source = "../modules/app"
  }
}

log_retention_days = 365
instance_type      = "t3.large"
