terragrunt = {
  terraform {
    source = "../modules/network"
  }
}

database_clients = ["0.0.0.0/0"] # strata:ignore too-open
