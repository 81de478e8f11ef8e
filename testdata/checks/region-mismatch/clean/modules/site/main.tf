variable "certificate_arn" {}

resource "aws_cloudfront_distribution" "main" {
  viewer_certificate {
    acm_certificate_arn = "${var.certificate_arn}"
  }
}
