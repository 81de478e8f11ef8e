terragrunt = {
  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}

account_id = 004411772033 # strata:ignore odd-number
