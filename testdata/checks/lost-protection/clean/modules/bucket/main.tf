variable "name" {}

variable "force_destroy" {
  default = false
}

terraform {
  backend "s3" {}
}
