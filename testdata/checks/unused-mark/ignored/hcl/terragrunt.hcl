inputs = {
  name = "shop"
}
# strata:ignore unused-mark
# strata:sensitive
