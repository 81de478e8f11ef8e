variable "size" {}
variable "name" {}
output "text" {
  value = var.size
}
