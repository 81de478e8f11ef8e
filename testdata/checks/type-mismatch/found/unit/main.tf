variable "zones" {
  type = list(string)
}

variable "size" {
  type = number
}

variable "rules" {
  type = list(object({ port = number }))
}
