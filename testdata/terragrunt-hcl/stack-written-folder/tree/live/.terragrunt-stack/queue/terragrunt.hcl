inputs = {
  size = values.size
}
