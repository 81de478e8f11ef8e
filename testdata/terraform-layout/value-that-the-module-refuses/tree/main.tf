variable "name" {
  type = string
  validation {
    condition     = length(var.name) > 3
    error_message = "The name '${var.name}' is too short."
  }
}

variable "size" {
  type = object({ cpu = number, memory = optional(number, 512) })
}

variable "kind" {
  type     = string
  default  = "small"
  nullable = false
}
