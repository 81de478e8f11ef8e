variable "replicas" {
  type = object({ min = number, max = optional(number, 1) })
}

variable "rules" {
  type    = map(list(object({ port = number })))
  default = {}
}
