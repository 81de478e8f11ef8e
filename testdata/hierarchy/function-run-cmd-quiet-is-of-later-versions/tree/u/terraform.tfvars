terragrunt = {
  iam_role = "${run_cmd("--terragrunt-quiet", "printf", "x")}"
}
