variable "size" {}

