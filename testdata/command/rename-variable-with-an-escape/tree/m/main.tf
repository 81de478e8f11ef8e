variable "z" { default = "d" }
