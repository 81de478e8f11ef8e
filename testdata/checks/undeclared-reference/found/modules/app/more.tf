output "again" {
  value = var.sise
}

module "part" {
  source = "../part"
}
