# var.comment
output "size" {
  value = "${var.size} and var.text, $${var.escaped}"
}
