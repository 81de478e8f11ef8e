variable "name" {
  default = ""
}

variable "secrets" {
  default = {}
}
