variable "env" {
  type = string
}

variable "size" {
  type    = string
  default = "none"
}

variable "region" {
  type    = string
  default = "none"
}
