inputs = {
  size    = 2
  sizzled = 3
}
