terragrunt = {
}

# strata:ignore plain-secret of the local test database
db_password = "example"
