variable "cidr" { default = "x" }
