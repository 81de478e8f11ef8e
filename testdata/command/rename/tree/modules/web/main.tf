variable "stage" {}

variable "size" {
  description = "size of the disk"
  default     = 10
}

module "disk" {
  source = "../disk"
  size   = "${var.size}"
}

resource "aws_instance" "web" {
  tags = {
    size  = "var.size in words"
    label = "${var.stage}-${var.size}"
  }
}
