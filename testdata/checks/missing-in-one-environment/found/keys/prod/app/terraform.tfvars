terragrunt = {}

settings = {
  STAGE   = "prod"
  LOCALE  = "en"
}
