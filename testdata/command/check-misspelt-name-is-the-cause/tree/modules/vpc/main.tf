variable "cidr_block" {}
variable "name" {}
