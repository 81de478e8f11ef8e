terraform {
  backend "s3" {}
}
variable "owner" {}

variable "keep_days" {}

variable "cidr" {}
