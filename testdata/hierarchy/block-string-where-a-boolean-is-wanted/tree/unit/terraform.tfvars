terragrunt {
  skip = "true"
}
