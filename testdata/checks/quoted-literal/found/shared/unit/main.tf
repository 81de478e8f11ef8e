variable "monitoring" {
  type = bool
}
