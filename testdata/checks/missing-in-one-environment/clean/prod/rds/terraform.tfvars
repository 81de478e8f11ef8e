terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//rds?ref=v1"
  }
}

name = "rds-prod"
kind = "prod"
final_snapshot_identifier = "rds-prod-last"
backup_window = "02:00-03:00"
