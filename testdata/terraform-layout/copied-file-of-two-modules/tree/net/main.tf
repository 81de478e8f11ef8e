variable "environment" { type = string }
