terragrunt {
  iam_role = "root"
}
