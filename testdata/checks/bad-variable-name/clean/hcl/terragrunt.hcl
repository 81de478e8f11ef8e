inputs = {
  "name" = "shop"
  tags   = { "my.name" = "shop" }
}
