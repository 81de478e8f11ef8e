locals {
  own    = "../b"
  target = "../a"
}
dependency "back" {
  config_path = local.target
}
inputs = {
  y = 1
}
