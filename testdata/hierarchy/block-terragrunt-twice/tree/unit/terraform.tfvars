terragrunt {
  skip = true
}
terragrunt {
  iam_role = "r"
}
