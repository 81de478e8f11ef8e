variable "cidr" {}

variable "size" {
  default = 1
}
