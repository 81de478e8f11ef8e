terragrunt {
  skip = true
}
