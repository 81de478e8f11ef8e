inputs = {
  name = values.name
}
