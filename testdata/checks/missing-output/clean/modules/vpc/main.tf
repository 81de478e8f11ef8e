variable "prefix" {}

output "vpc_id" {
  value = "${var.prefix}"
}

terraform {
  backend "s3" {}
}
