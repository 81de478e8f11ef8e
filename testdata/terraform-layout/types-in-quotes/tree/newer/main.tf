terraform {
  required_version = "~> 1.3, < 2.0"
}

variable "size" {
  type = "string"
}

output "size" {
  value = var.size
}
