arn = "${aws_iam_role.x.arn}"

terragrunt {
}
