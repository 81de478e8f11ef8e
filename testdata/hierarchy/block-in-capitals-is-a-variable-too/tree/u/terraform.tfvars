TERRAGRUNT = {
  skip = true
}
