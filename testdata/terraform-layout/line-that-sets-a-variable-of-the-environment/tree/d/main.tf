variable "x" { default = "d" }
