# var.comment
output "size" {
  value = "${var.size} ${var.sise}"
}
