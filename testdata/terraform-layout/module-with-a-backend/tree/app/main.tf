module "base" {
  source = "../base"
}
