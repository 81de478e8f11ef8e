terragrunt = {
  terraform {
    source = "../modules/limits"
  }
}

sweep              = "cron(15 2 * * * *)"
cpu                = 768
timeout            = 600
backup_window      = "1-2"
