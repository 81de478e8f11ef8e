terragrunt = {
  terraform {
    source = "../modules/app"
  }
}

log_retention_days = 365
instance_type      = "t3.large"

backup_schedule = "cron(0 2 * * ? *)"
poll_schedule   = "rate(1 hour)"
twice           = "rate(2 days)"
