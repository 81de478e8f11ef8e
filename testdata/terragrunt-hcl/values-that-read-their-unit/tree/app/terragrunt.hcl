inputs = {
  x = values.x
}
