terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//rds?ref=v1"
  }
}

name = "rds-staging"
kind = "staging"
final_snapshot_identifier = "rds-staging-last"
backup_window = "02:00-03:00"
skip_final_snapshot = true
apply_immediately = true
log_level = 3
