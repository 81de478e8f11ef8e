terragrunt {
}
db_password = "first"
