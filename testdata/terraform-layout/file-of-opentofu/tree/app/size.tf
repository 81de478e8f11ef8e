variable "size" {
  default = "of terraform"
}
