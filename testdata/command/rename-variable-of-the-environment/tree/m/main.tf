variable "x" { default = "d" }
variable "y" { default = "d" }
