variable "size" {
  type = string
}

module "service" {
  source = "../../modules/service"
}
