variable "days" {
  default = 30
}
