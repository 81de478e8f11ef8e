terragrunt = {}

settings = {
  STAGE   = "staging"
  LOCALE  = "en"
  FORMAT  = "json"
  DEBUG_PORT_NAME = "x"
  RETRIES = "3"
}
