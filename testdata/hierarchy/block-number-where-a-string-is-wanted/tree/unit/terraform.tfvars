terragrunt {
  iam_role = 42
}
