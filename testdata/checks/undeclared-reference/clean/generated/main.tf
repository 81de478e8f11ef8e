output "made" {
  value = var.made
}
