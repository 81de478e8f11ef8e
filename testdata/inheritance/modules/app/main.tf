terraform {
  backend "s3" {}
}

variable "owner" {}

variable "stage" {}

variable "site" {}

variable "labels" {
  type = "map"
}
