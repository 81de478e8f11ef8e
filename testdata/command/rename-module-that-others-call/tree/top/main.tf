variable "other" {}
module "m" {
  source = "../m"
  size   = var.other
}
