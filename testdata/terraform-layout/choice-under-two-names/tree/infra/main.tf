variable "env" {
  type = string
}
variable "size" {
  default = "none"
}
