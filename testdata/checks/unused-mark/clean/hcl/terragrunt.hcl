inputs = {
  pin = "1234" # strata:sensitive
}
