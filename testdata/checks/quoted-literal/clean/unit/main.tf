variable "enabled" {
  type = string
}

variable "versioning" {
  type = bool
}
