terragrunt = {
  # strata:ignore lock-block
  lock {
    backend = "dynamodb"
  }
}
