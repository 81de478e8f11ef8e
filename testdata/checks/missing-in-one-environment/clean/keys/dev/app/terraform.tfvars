terragrunt = {}

settings = {
  STAGE   = "dev"
  LOCALE  = "en"
  FORMAT  = "json"
  DEBUG_PORT_NAME = "x"
  RETRIES = "3"
}
