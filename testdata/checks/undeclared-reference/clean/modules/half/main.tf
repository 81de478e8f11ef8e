output "other" {
  value = "${var.other}"
}
