variable "runbook_url" {}

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

variable "owner" {}

variable "alarm_url" {}
