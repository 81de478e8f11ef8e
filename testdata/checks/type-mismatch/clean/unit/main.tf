variable "zones" {
  type = list(string)
}

variable "size" {
  type = string
}

variable "old" {
  type = "map"
}
