variable "size" {}
variable "region" {}
