inputs = {
  name = "shop"
  size = 1
  tags = {
    team = "a"
    team = "a",
  }
  "name" = "bakery"
}
