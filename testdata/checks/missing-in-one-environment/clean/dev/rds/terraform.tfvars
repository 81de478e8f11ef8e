terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//rds?ref=v1"
  }
}

name = "rds-dev"
kind = "dev"

skip_final_snapshot = true
apply_immediately = true
log_level = 3
