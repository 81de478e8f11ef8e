terragrunt = {
  terraform {
    source = "../../../modules//log"
  }
}

# The module makes it in one of the two.
log_bucket = "shop-logs"
