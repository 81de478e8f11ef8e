variable "environment" {}
variable "size" {}
variable "zones" {}
variable "subnets" {}
