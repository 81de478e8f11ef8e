terragrunt = {
  terraform {
    source = "../modules/half"
  }
}

other = 1
