variable "replicas" {
  type = number
}

variable "tag" {
  type    = string
  default = "none"
}

variable "token" {
  type      = string
  sensitive = true
}
