variable "replicas" {
  type    = number
  defualt = 2
}

variable "size" {
  type = strng
}

variable "zones" {
  type = list(set)
}

variable "limits" {
  type    = object({ cpu = optional(number, "much") })
  default = {}
}

variable "port" {
  type    = number
  default = "http"
}

variable "owner" {
  default = lower("Ops")
}

variable "team" {
  default = var.owner
}

variable "count" {
  default = 1
}

variable "1st" {
  default = 1
}

variable {
  default = 1
}

variable "two" "names" {
  default = 1
}

variable "stage" {
  default  = null
  nullable = "false"
}

variable "flag" {
  default   = true
  sensitive = "yes"
}

variable "level" {
  default = 1

  lifecycle {}

  validation {
    condition = var.level > 0
  }

  validation {
    condition     = length("x") > 0
    error_message = "It checks nothing."
  }
}

output "x" {
  value = var.replicas
}
