terragrunt = {
  terraform {
    source = "../../modules/svc"
  }
}

name = "svc"
nightly = "cron(0 22 * * ? *)"
