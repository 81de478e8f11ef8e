inputs = merge({
  "my.name" = "shop"
}, {
  9 = "lives"
})
