terragrunt = {
  terraform {
    source = "../modules/quay"
  }
}

span  = "10.4.0.0/16"
decks = ["10.4.1.0/22", "10.5.4.0/22"]
holds = ["10.4.64.0/20", "10.4.64.0/20"]
