variable "image_tag" {
  type = string
}

variable "replicas" {
  type = number
}

module "service" {
  source = "../../modules/service"
}
