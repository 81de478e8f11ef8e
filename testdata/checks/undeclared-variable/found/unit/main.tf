variable "stage" {}
variable "owner" { default = "" }
