variable "pin" {
  sensitive = true

  validation {
    condition     = length(var.pin) > 5
    error_message = "${var.pin} is too short"
  }
}
