terraform {
  backend "s3" {
    bucket       = "states"
    region       = "eu-west-1"
    use_lockfile = true
  }
}

locals {
  size = terraform.workspace == "prod" ? "xl" : terraform.workspace == "dev" ? "s" : "m"
}

output "size" {
  value = local.size
}
