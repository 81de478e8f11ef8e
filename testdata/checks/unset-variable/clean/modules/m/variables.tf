variable "stage" {
  type = string
}

variable "owner" {
  type = string
}

variable "build" {
  type = string
}

variable "revision" {
  type = string
}

variable "account" {
  type = string
}
