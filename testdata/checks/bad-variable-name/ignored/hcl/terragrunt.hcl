inputs = {
  "my.name" = "shop" # strata:ignore bad-variable-name
}
