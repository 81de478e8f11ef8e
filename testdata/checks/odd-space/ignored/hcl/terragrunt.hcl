inputs = {
  name = "shop " # strata:ignore odd-space as it was ordered
}
