terragrunt = {
  terraform {
    source = "../modules/network"
  }
}

database_clients = ["10.0.0.0/8", "0.0.0.0/0"]
