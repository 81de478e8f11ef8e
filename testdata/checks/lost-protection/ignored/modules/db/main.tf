variable "size" {}

variable "deletion_protection" {
  default = true
}
