terragrunt = {
  iam_role = "${get_env("ROLE", " a ")}"
}
