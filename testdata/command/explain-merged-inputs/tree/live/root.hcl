locals {
  shared = { team = "platform", cost = "1001" }
}
inputs = {
  cidrs  = ["10.0.0.0/8"]
  labels = { tier = "back", zone = "a" }
  tags   = merge(local.shared, { env = "dev" })
  size   = 1
}
