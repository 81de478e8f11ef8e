inputs = {
  size   = 1
  common = true
}
