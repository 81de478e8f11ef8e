output "x" {
  value = var.absent
}
