variable "stage" {
  type = strng
}

variable "size" {
  default = 3
}

variable "size" {
  default = 4
}

variable "name" {
  default = "unclosed
}
