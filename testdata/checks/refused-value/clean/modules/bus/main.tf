terraform {
  backend "s3" {}
}

variable "visibility" {}

resource "aws_sqs_queue" "dead" {
  name = "dead"
}

resource "aws_sqs_queue" "main" {
  name                       = "main"
  visibility_timeout_seconds = "${var.visibility}"
}

output "queue_arn" {
  value = "${aws_sqs_queue.main.arn}"
}
