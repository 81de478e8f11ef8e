terragrunt = {
  terraform {
    source = "../../../modules//site"
  }
}

# strata:ignore copied-region is shared until the move
log_bucket = "acme-prod-logs-eu-west-1"

tools_bucket = "acme-prod-tools-eu-west-1"

replica_bucket = "acme-prod-copies-eu-west-1"
