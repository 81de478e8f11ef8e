variable "log_level" {}

variable "size" {
  default = "s"
}

variable "master_password" {}

output "o" {
  value = var.log_level
}
