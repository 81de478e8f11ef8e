variable "size" {
  type    = number
  default = 1
}

variable "zone" {
  type = string
}

module "disk" {
  source = "../modules/disk"
  size   = var.size
  name   = <<-EOT
    disk of ${var.size} in ${var.zone}
  EOT
}
