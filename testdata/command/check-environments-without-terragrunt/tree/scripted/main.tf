variable "password" {}
