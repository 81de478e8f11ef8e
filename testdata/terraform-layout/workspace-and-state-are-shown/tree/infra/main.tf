terraform {
  backend "s3" {
    bucket       = "states"
    region       = "eu-west-1"
    use_lockfile = true
  }
}
variable "env" { type = string }
