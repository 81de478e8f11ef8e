variable "size" {
  type = "string"
}

variable "tags" {
  type = "map"
}

output "size" {
  value = var.size
}
