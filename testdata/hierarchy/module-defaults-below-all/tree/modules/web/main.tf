variable "stage" {
  type        = string
  description = "Stage"
}

variable "size" {
  type    = number
  default = 3
}

variable "tags" {
  type    = map(string)
  default = { owner = "module" }
}

variable "zone" {
  default = "${var.stage}-a"
}

variable "role" {
  default = null
}
