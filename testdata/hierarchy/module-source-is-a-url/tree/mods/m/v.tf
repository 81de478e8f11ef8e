variable "who" {
  default = "m"
}
