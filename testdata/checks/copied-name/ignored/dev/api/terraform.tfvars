terragrunt = {
  terraform {
    source = "git::https://example.com/m.git//service?ref=v1"
  }
}

service_name = "api"
