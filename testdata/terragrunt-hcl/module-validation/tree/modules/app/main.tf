variable "size" {
  type = number
  validation {
    condition     = var.size < var.limit
    error_message = "The size must be less than ${var.limit}."
  }
}

variable "limit" {
  default = 10
}

variable "vpc_id" {
  type    = string
  default = null
  validation {
    condition     = var.vpc_id == null || can(regex("^vpc-", var.vpc_id))
    error_message = "Must be the ID of a VPC."
  }
}

variable "api_token" {
  default = ""
  validation {
    condition     = length(var.api_token) < 4
    error_message = "'${var.api_token}' is too long."
  }
}
