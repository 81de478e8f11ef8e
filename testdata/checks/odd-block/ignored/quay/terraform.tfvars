terragrunt = {
  terraform {
    source = "../modules/quay"
  }
}

span  = "10.4.0.0/16"
decks = ["10.4.1.0/22"] # strata:ignore odd-block
