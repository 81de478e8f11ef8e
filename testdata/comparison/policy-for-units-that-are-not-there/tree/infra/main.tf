variable "size" { type = string }
