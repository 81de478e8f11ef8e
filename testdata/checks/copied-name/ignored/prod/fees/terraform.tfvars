terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//service?ref=v1"
  }
}

# strata:ignore copied-name it is meant so
service_name = "api"
