variable "name" {
  default = "b"
}
