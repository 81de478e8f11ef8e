terragrunt = {
  lock {
    backend = "dynamodb"
  }
}
