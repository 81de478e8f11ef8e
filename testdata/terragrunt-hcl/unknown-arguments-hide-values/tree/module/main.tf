variable "owner" {}
variable "size" {}
variable "zone" {}
