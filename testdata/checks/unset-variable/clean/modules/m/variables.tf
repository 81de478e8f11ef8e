variable "stage" {
  type = string
}

variable "owner" {
  type = string
}
