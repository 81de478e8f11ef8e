terragrunt = {
  terraform {
    source = "git::https://example.com/db.git?ref=v1"
  }
}

engine = "postgres"

storage_kind = "gpb"

subnet_group = "database"

service = "male"
