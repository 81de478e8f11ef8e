variable "versioning" {
  type = bool
}
