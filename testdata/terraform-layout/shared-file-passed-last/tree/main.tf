variable "env" {
  type    = string
  default = "none"
}

variable "size" {
  type    = string
  default = "s"
}
