terragrunt = {
  terraform {
    source = "git::https://example.com/db.git?ref=v1"
  }
}

engine = "postgress"

storage_kind = "gpc"

subnet_group = "database"

service = "mail"
