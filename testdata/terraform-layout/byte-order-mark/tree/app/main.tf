variable "size" {
  default = 1
}
variable "tag" {
  default = "none"
}
