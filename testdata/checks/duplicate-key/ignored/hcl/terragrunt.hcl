inputs = {
  name = "shop"
  name = "bakery" # strata:ignore duplicate-key
}
