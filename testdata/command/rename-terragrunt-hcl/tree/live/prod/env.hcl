inputs = {
  size = 2
}
