terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

settings = {
  LOG_LEVEL    = "info"
  # strata:ignore misspelt-key the old name
  API_BASE_ULR = "https://api.prod.example.com"
}
