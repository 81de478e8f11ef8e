variable "log_retention_days" {}

variable "instance_type" {}

variable "node_types" {
  type    = "map"
  default = {}
}

resource "aws_cloudwatch_log_group" "main" {
  name              = "app"
  retention_in_days = "${var.log_retention_days}"
}
