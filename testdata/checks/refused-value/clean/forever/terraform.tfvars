terragrunt = {
  terraform {
    source = "../modules/app"
  }
}

log_retention_days = 0
instance_type      = "u-6tb1.112xlarge"
