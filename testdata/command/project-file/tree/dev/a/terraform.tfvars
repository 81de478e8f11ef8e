terragrunt = {
  terraform {
    source = "git::https://example.com/x.git"
  }
}
stage   = "dev"
account = "${get_aws_account_id()}"
db_dsn  = "postgres-dev"
name    = "dev-app"
