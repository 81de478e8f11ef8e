terragrunt = {
  terraform {
    source = "git::https://example.com/m.git?ref=v1"
  }
}

account_id = "004411772033"
hour       = 07
file_mode  = 0644
