terragrunt = {
  terraform {
    source = "../../../modules//site"
  }
}

log_bucket = "acme-dev-logs-eu-west-1"

tools_bucket = "acme-dev-tools-eu-west-1"

replica_bucket = "acme-dev-copies-eu-west-1"
