variable "versioning" {
  type = bool
}

variable "size" {
  type = number
}
