terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//app?ref=v1"
  }
}

settings = {
  LOG_LEVEL    = "info"
  API_BASE_URL = "https://api.dev.example.com"
}
