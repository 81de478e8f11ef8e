variable "size" {}

variable "name" {}
