variable "environment" {}
variable "name" {}
