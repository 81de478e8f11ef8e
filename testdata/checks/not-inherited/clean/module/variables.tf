variable "region" {}

variable "owner" {
  default = ""
}
