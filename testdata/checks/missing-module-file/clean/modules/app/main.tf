resource "aws_iam_role" "main" {
  name               = "app"
  assume_role_policy = "${file("${path.module}/policies/assume.json")}"
}

locals {
  # made by a build, made in the unit's folder, and tested for
  bundle  = "${file("${path.module}/policies/bundle.js")}"
  extra   = "${file("${path.module}/extra.json")}"
  version = "${file("${path.module}/policies/v2.txt")}"
  other   = "${fileexists("${path.module}/policies/asume.json") ? file("${path.module}/policies/asume.json") : ""}"
}
