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

variable "alarm" {
  type    = object({ period = number })
  default = { period = 60 }

  validation {
    condition     = var.alarm.period > 10
    error_message = "Too short."
  }
  validation {
    condition     = var.alarm == null || try(var.alarm.period, 0) < 1000
    error_message = "Too long."
  }
}
