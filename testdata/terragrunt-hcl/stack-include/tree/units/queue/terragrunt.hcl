inputs = {
  name = values.name
  size = values.size
}
