variable "sizes" {
  type = "map"
}

variable "names" {
  type = "map"

  default = {
    short = "a"
  }
}

resource "aws_instance" "this" {
  cpu    = "${lookup(var.sizes, "cpu")}"
  disk   = "${var.sizes["disk"]}"
  memory = "${lookup(var.sizes, "memory", "512")}"
  name   = "${lookup(var.names, "short")}"
}

resource "aws_eip" "this" {
  count = "${var.sizes["cpu"] == "1" ? 0 : 1}"
  zone  = "${var.sizes["zone"]}"
}
