terragrunt = {
  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}

nightly = "corn(0 2 * * ? *)"
sunday  = "cron(0 2 ? * 0 *)"
never   = "cron(0 2 ? * ? *)"
late    = "cron(0 24 * * ? *)"
