variable "size" {
  type = number

  validation {
    condition     = var.size > 0
    error_message = "size must be positive"
  }
}
variable "label" {}
variable "tags" {}
