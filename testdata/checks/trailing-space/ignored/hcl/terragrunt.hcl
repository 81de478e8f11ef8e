# strata:ignore trailing-space
inputs = { 
  name = "shop"
}
