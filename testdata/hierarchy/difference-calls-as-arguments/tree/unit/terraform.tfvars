terragrunt {
  iam_role = "${get_env("ROLE", "${get_env("FALLBACK", "last")}")}"
}
