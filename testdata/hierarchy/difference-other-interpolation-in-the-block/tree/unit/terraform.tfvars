terragrunt {
  iam_role = "${var.role}"
}
