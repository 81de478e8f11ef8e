variable "size" {
  type = string
}

variable "env" {
  type = string
}
