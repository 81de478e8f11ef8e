terraform {
  backend "s3" {}
}
variable "env" { type = string }
