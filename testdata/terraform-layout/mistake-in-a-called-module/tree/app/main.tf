module "net" {
  source = "../modules/net"
}

module "dns" {
  source = "../modules/dns"
}
