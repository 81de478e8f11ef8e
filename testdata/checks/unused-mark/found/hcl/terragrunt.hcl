inputs = {
  name = "shop"
}
# strata:sensitive
