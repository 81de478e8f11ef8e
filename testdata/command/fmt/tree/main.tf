variable "name" {
  type = "string"
}

locals {
  a = "${var.name}"
  longer= 1 // why
}
