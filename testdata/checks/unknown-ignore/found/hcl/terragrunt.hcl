inputs = {
  name = "shop" // strata:ignore odd-spaces
}
