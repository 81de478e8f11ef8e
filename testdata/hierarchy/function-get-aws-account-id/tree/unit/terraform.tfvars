terragrunt {
  iam_role = "arn:aws:iam::${get_aws_account_id()}:role/deploy"
}
