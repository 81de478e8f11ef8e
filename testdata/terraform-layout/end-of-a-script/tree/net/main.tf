variable "size" {
  default = "none"
}
