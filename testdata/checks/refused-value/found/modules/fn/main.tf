terraform {
  backend "s3" {}
}

variable "timeout" {}

data "terraform_remote_state" "bus" {
  backend = "s3"

  config {
    bucket = "states"
    key    = "bus/terraform.tfstate"
    region = "eu-west-1"
  }
}

resource "aws_lambda_function" "main" {
  function_name = "fn"
  timeout       = "${var.timeout}"
}

resource "aws_lambda_event_source_mapping" "main" {
  event_source_arn = "${data.terraform_remote_state.bus.queue_arn}"
  function_name    = "${aws_lambda_function.main.arn}"
}
