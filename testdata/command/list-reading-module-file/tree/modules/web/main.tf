module "log" {
  source = "../log"
}
