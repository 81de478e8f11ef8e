locals {
  log_level = "dev"
  network = { cidr = "10.0.0.0/16" }
}
