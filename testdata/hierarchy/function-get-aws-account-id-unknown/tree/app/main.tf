terraform {
  backend "s3" {}
}

variable "account" {}

variable "role" {}

variable "size" {}

variable "zone" {}
