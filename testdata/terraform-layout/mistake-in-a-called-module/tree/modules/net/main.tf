variable "cidr" {
  type    = string
  default =
}
