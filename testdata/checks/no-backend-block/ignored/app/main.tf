variable "x" {
  default = ""
}
