variable "size" {
  type = "number"
}

variable "name" {
  default = "${var.size}"
}
