resource "aws_s3_bucket_policy" "main" {
  policy = "${file("${path.module}/policies/tls.json")}"
}
