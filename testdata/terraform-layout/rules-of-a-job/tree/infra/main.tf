variable "env" {
  type = string
}
variable "size" {
  default = "none"
}
variable "tag" {
  default = "none"
}
