terragrunt = {
  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}

instance_class       = "db.m5.2xlagre"
search_instance_type = "m5.larg.search"
log_retention_days   = 356
backup_schedule      = "cron(0 2 * * *)"
poll_schedule        = "rate(12 hour)"
