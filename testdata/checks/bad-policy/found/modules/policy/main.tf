variable "policy" {}

resource "aws_iam_policy" "main" {
  policy = "${var.policy}"
}

resource "aws_s3_bucket_policy" "main" {
  bucket = "logs"
  policy = "${file("${path.module}/policies/tls.json")}"
}
