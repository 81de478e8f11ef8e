variable "tags" {
  type = map(string)

  default = {
    B = "def"
  }
}
