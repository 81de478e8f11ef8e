variable "aws_account_id" {}
variable "state_bucket" {}

data "terraform_remote_state" "lb" {
  backend = "s3"

  config {
    bucket = "${var.state_bucket}"
    key    = "web/lb/terraform.tfstate"
    region = "eu-west-1"
  }
}

output "listener" {
  value = "${data.terraform_remote_state.lb.listener_arn}"
}

terraform {
  backend "s3" {}
}
