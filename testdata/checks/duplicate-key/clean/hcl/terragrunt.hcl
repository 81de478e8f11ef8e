inputs = merge({
  name = "shop"
}, {
  name = "bakery"
  (local.key) = 1
  (local.key) = 1
  tags = [{ team = "a" }, { team = "b" }]
})
locals {
  key = "k"
}
