variable "size" { type = number }
variable "tags" { type = map(string) }
variable "ports" { type = list(number) }
variable "owner" { default = "x" }
