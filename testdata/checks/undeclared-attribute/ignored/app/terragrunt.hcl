terraform {
  source = "../modules/app"
}
inputs = {
  replicas = {
    min  = 1
    maxx = 8 # strata:ignore undeclared-attribute
  }
}
