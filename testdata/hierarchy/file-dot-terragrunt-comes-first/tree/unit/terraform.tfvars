stage = "dev"
terragrunt {
  iam_role = "new"
}
