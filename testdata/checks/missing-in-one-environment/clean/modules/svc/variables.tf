variable "desired_count" {
  default = 1
}
variable "name" {}
variable "nightly" {
  default = ""
}
