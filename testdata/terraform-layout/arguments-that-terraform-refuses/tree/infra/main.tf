variable "env" { type = string }
variable "tag" { default = "none" }
