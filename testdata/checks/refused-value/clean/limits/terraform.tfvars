terragrunt = {
  terraform {
    source = "../modules/limits"
  }
}

sweep              = "cron(15 2 L * ? *)"
cpu                = 1024
memory             = 8192
timeout            = 300
backup_days        = 35
maintenance_window = "sun:02:00-sun:03:00"
delete_after       = 91
