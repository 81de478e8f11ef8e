variable "replicas" { default = 1 }
variable "stage" { default = "x" }
