variable "service" { default = "api" }
