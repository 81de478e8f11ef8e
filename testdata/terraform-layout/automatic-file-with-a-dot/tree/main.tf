variable "size" {
  default = "s"
}
