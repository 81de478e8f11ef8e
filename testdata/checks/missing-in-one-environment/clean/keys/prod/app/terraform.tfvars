terragrunt = {}

settings = {
  STAGE   = "prod"
  LOCALE  = "en"
  FORMAT  = "json"
}
