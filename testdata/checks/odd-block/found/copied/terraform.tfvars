terragrunt = {
  terraform {
    source = "../modules/quay"
  }
}

span  = "10.4.0.0/16"
decks = ["10.6.0.0/22", "10.6.4.0/22"]
holds = ["10.6.64.0/20"]
