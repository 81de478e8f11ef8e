terragrunt = {
  terraform {
    source = "git::https://example.com/x.git"
  }
}
stage   = "prod"
account = "${get_aws_account_id()}"
db_dsn  = "postgres-prod"
name    = "prod-app"
