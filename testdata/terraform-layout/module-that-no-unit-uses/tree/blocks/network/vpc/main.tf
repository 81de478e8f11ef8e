terraform {
  backend "s3" {}
}

variable "name" {}
