# var.size is the number of machines
variable "size" {
  default = 2
}

variable "tags" {
  type = "map"
}

resource "null_resource" "x" {
  count    = "${var.size > 1 ? lookup(map("x", "${var.size}"), "x") : 0}"
  triggers = { note = "var.size", other = "${local.var.size}", sizes = var.size }
}
