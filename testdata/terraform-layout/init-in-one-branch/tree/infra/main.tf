variable "env" {
  type = string
}

variable "size" {
  type    = string
  default = "none"
}

terraform {
  backend "s3" {
    bucket       = "states"
    key          = "infra.tfstate"
    region       = "eu-west-1"
    use_lockfile = true
  }
}
