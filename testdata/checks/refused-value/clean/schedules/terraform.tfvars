terragrunt = {
  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}

nightly  = "0 2 * * *"
weekdays = "cron(0/15 8-18 ? * MON-FRI 2026-2030)"
window   = "cron(0 0 2 ? 1/3 THU#3 *)"
call     = "cord(0 2 * * ? *)"
