terraform {
  backend "s3" {}
}

variable "region" {}
variable "owner" {}
