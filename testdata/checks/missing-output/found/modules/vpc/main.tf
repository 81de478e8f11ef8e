variable "prefix" {}

output "vpc_id" {
  value = "${var.prefix}"
}

output "deck_subnet_ids" {
  value = ["${var.prefix}"]
}

output "private_subnet_ids" {
  value = ["${var.prefix}"]
}

terraform {
  backend "s3" {}
}
