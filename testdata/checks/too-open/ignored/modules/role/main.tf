variable "trusted" {
  type = "list"
}

variable "policy" {
  default = "{}"
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = ["${var.trusted}"]
    }
  }
}

resource "aws_iam_role" "main" {
  name               = "reader"
  assume_role_policy = "${data.aws_iam_policy_document.trust.json}"
}

resource "aws_iam_role_policy" "main" {
  role   = "${aws_iam_role.main.id}"
  policy = "${var.policy}"
}
