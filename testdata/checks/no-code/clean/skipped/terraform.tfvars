terragrunt = {
  skip = true
}
