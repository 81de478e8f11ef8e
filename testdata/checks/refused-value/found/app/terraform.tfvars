terragrunt = {
  terraform {
    source = "../modules/app"
  }
}

log_retention_days = 356
instance_type      = "t3.lrage"
