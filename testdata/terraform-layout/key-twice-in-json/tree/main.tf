variable "tags" {
  type = map(string)
}

variable "size" {
  type = string
}
