variable "count" {
  type = "string"
}

variable "tags" {
  type = "map"

  default {
    team = "ops"
  }
}

resource "aws_instance" "x" {
  count = "${var.count}"
}
