variable "vpc" {
  type = string
}

variable "zone" {
  type    = string
  default = null
}
