variable "aws_account_id" {}
variable "state_bucket" {}

output "listener_arn" {
  value = "${var.state_bucket}"
}

terraform {
  backend "s3" {}
}
