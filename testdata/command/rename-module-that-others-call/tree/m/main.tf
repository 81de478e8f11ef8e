variable "size" {}
output "x" { value = var.size }
