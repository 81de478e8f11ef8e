terragrunt {
  iam_role = "${run_cmd("whoami")}"
}
