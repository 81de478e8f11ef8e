terragrunt = {
}

db_password_parameter = "/prod/db/password"
secret_name           = "prod/db"
secret_arn            = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db"
require_token         = "true"
api_token             = ""

environment_variables = [
  {
    name  = "API_TOKEN"
    value = "prod/api/token"
    type  = "SECRETS_MANAGER"
  },
]

arguments = ["-var", "db_password_length=32", "-var=db_password=${get_env("DB_PASSWORD", "")}", "-var"]
