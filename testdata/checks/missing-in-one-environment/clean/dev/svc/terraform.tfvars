terragrunt = {
  terraform {
    source = "../../modules/svc"
  }
}

name = "svc"
desired_count = 1
nightly = "cron(0 21 * * ? *)"
