terraform {
  required_version = "< 1.0"
}

variable "size" {
  type = "string"
}

output "size" {
  value = var.size
}
