variable "environment" {}
variable "size" {}
