terraform {
  backend "s3" {}
}
variable "owner" {}

variable "retention_days" {}

variable "size" {}

variable "colour" {
  default = "blue"
}

module "log" {
  source = "../log"
}
