variable "queue_name" {}

variable "visibility" {
  default = 30
}

resource "aws_sqs_queue" "main" {
  name                       = "${var.queue_name}"
  visibility_timeout_seconds = "${var.visibility}"
}
