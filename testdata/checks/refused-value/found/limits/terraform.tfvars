terragrunt = {
  terraform {
    source = "../modules/limits"
  }
}

sweep              = "15 2 * * *"
cpu                = 1024
memory             = 1536
timeout            = 1200
backup_days        = 50
maintenance_window = "sun:01:30-sun:02:30"
delete_after       = 60
