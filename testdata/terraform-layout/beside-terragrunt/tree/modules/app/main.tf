variable "region" {}
variable "size" {}

module "helper" {
  source = "../../network/helper"
}
