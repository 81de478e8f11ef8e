variable "sizes" {
  default = [1]
}
