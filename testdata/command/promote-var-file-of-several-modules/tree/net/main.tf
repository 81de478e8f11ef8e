variable "cidr" { default = "x" }
variable "stage" { default = "x" }
