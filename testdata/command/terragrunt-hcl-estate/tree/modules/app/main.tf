variable "name" {}
variable "team" {}
variable "size" { default = "small" }
variable "vpc_id" {}
variable "image" {}
