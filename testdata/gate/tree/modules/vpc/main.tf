terraform {
  backend "s3" {}
}
variable "owner" {}

variable "retention_days" {}

variable "cidr" {}
