terragrunt {
  iam_role = "${get_env(" ", "default")}"
}
