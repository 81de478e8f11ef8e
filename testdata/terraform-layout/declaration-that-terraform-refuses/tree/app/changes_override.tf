variable "level" {
  validation {
    condition     = var.level < 9
    error_message = "Too high."
  }
}

variable "levle" {
  default = 3
}
