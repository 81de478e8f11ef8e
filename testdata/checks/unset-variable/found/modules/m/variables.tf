variable "stage" {
  type = string
}

variable "owner" {
  type    = string
  default = "web"
}

variable "db_password" {
  type = string
}
