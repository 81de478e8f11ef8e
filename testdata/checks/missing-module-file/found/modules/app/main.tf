resource "aws_iam_role" "main" {
  name               = "app"
  assume_role_policy = "${file("${path.module}/policies/asume.json")}"
}

module "inner" {
  source = "../inner"
}
