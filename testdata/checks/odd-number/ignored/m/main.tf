variable "desired_count" {}

variable "multi_az" {
  default = "false"
}

variable "retention" {
  default = "7"
}
