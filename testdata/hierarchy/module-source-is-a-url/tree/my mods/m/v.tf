variable "who" {
  default = "my m"
}
