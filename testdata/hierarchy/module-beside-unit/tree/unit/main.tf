variable "size" { type = "string" default = "small" }
variable "zones" {
  type = "map"
  default {
    eu-west-1 = "a"
  }
}
