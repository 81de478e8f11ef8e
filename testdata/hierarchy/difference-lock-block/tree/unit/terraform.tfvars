a = 1
terragrunt {
  lock {
    backend = "dynamodb"
  }
}
