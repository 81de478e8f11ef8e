terraform {
  backend "s3" {}
}

variable "sizes" {
  default = {
    dev     = 1
    staging = 2
  }
}

locals {
  environment = terraform.workspace
  size        = lookup(var.sizes, local.environment, 3)
  protected   = terraform.workspace == "prod"
}
