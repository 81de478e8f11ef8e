variable "stage" {
  type = string
}

variable "flag" {
  type = bool
}

variable "zones" {
  type = list(object({ name = string, size = number }))
}

variable "sizes" {
  type = map(object({ cpu = number }))
}
