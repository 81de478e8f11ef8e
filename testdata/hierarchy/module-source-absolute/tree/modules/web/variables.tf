variable "size" {
  default = "small"
}
