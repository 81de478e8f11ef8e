terragrunt {
  iam_role = "${get_env("A",
  "b")}"
}
