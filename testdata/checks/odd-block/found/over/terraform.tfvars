terragrunt = {
  terraform {
    source = "../modules/quay"
  }
}

span  = "10.7.0.0/16"
decks = ["10.7.0.0/22", "10.7.4.0/22"]
holds = ["10.7.0.0/20"]
