terragrunt {
  iam_role = true
}
