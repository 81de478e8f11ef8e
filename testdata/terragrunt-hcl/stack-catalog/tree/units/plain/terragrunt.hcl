# A default makes it a unit that can be deployed without a stack.
inputs = {
  size  = try(values.size, 1)
  names = [for values in [{ name = "a" }] : values.name]
}
