variable "db_password" {
  type      = string
  sensitive = true
  validation {
    condition     = length(var.db_password) >= 12
    error_message = "The password needs at least 12 characters."
  }
}
variable "api_token" {
  default = "kx9-Qpl2-secret"
  validation {
    condition     = var.api_token != "kx9-Qpl2-secret"
    error_message = "Not ${var.api_token}."
  }
}
