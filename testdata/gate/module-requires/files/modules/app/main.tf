terraform {
  backend "s3" {}
}
variable "owner" {}

variable "retention_days" {}

variable "size" {}

variable "colour" {
  default = "green"
}

module "log" {
  source = "../log"
}

variable "runbook_url" {}

variable "db_password" {}
