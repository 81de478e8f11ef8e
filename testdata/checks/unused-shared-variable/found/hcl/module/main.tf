variable "size" {
  default = 1
}

variable "instance_class" {}
