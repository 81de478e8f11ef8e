variable "log_bucket" {
  default = ""
}

resource "aws_s3_bucket" "log" {
  count  = "${var.log_bucket == "" ? 0 : 1}"
  bucket = "${var.log_bucket}"
}
