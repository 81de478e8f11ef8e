variable "env" {
  type = string
}

variable "size" {
  type    = string
  default = "none"
}
