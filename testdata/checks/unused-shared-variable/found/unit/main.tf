variable "stage" {}

variable "owner" {}
