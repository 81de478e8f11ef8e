inputs = {
  sise = 2 # strata:ignore unused-shared-variable for the module to come
}
